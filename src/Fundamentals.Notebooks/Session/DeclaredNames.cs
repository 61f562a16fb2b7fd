using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Session;

/// <summary>What the cells of a session declared in ways that a script does not know.</summary>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> _types;

    /// <summary>Starts with what another one holds, or with nothing.</summary>
    public DeclaredNames(DeclaredNames? other)
    {
        Namespaces = new(other?.Namespaces ?? [], StringComparer.Ordinal);
        Properties = [.. other?.Properties ?? []];
        Statics = new(other?.Statics ?? [], StringComparer.Ordinal);
        _types = new(other?._types ?? [], StringComparer.Ordinal);
    }

    /// <summary>Gets the namespaces, by their full names.</summary>
    public HashSet<string> Namespaces { get; }

    /// <summary>Gets the extension properties, with the class that each is in.</summary>
    public HashSet<(string Path, string Name)> Properties { get; }

    /// <summary>Gets the static extension members by name, each with its class.</summary>
    public Dictionary<string, (string Path, bool IsProperty)> Statics { get; }

    /// <summary>Drops what a class or namespace declared: it is declared again.</summary>
    public void Forget(string path)
    {
        Properties.RemoveWhere(property => IsIn(property.Path));
        Namespaces.RemoveWhere(IsIn);
        _types.RemoveWhere(IsIn);
        foreach (var (name, _) in Statics.Where(entry => IsIn(entry.Value.Path)).ToList())
            Statics.Remove(name);

        bool IsIn(string other) => other == path || other.StartsWith(path + ".", StringComparison.Ordinal);
    }

    /// <summary>Notes the namespaces and types that a declaration holds.</summary>
    public void Remember(MemberDeclarationSyntax member, string outer)
    {
        if (member is BaseNamespaceDeclarationSyntax space)
        {
            foreach (var name in space.Name.ToString().Split('.', StringSplitOptions.TrimEntries))
            {
                Namespaces.Add(outer + name);
                outer += name + ".";
            }

            foreach (var inner in space.Members)
                Remember(inner, outer);
        }
        else if (member is BaseTypeDeclarationSyntax type)
        {
            _types.Add(outer + type.Identifier.Text);
            foreach (var inner in (type as TypeDeclarationSyntax)?.Members ?? [])
                Remember(inner, outer + type.Identifier.Text + ".");
        }
        else if (member is DelegateDeclarationSyntax function)
        {
            _types.Add(outer + function.Identifier.Text);
        }
    }

    /// <summary>Writes the name of a type, as the class or namespace of the path sees it, for the script, which does not.</summary>
    public string Qualify(string name, string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('.'))])
        {
            if (_types.Contains($"{path}.{name}"))
                return $"{path}.{name}";
        }

        return name;
    }
}
