using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fundamentals.Notebooks.Session;

/// <summary>Finds the files that <c>#r</c> names, and those that they need in turn.</summary>
internal sealed class DirectiveResolver(string workingDirectory, SessionLoadContext loadContext) : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> _known = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>Finds the full path that a path in a directive means.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="writtenIn">The file it is written in; a cell's name is not rooted, and stands for the working directory.</param>
    public string FullPath(string path, string? writtenIn)
    {
        var folder = Path.IsPathRooted(writtenIn) ? Path.GetDirectoryName(writtenIn)! : workingDirectory;
        return Path.GetFullPath(Path.Combine(folder, path));
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var path = FullPath(reference, baseFilePath);
        return File.Exists(path) ? [Open(path)] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        FrameworkReferences.Find(referenceIdentity.Name) ?? (loadContext.Find(referenceIdentity.Name) is { } path ? Open(path) : null);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Makes a reference to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isLoadable">Whether it is also the file to load.</param>
    // The same object for the same file: Roslyn shares the symbols of references that are the same object.
    public PortableExecutableReference Open(string path, bool isLoadable = true)
    {
        if (!_known.TryGetValue(path, out var reference))
        {
            reference = FrameworkReferences.FromFile(path);
            _known.Add(path, reference);
            if (isLoadable)
                loadContext.AddFile(path);
        }

        return reference;
    }
}
