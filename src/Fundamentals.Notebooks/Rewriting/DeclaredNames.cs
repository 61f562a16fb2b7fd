using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>What the cells of a session declared in ways that a script does not know.</summary>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _plain;

    /// <summary>Starts with what another one holds, or with nothing.</summary>
    public DeclaredNames(DeclaredNames? other)
    {
        Namespaces = new(other?.Namespaces ?? [], StringComparer.Ordinal);
        Properties = [.. other?.Properties ?? []];
        Statics = new(other?.Statics ?? [], StringComparer.Ordinal);
        Opened = new(other?.Opened ?? [], StringComparer.Ordinal);
        _types = new(other?._types ?? [], StringComparer.Ordinal);
        _plain = new(other?._plain ?? [], StringComparer.Ordinal);
    }

    /// <summary>Gets the namespaces, by their full names.</summary>
    public HashSet<string> Namespaces { get; }

    /// <summary>Gets the namespaces that a using directive has opened, also of those that were declared again since.</summary>
    public HashSet<string> Opened { get; }

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
        _plain.RemoveWhere(IsIn);
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
            if (type is not TypeDeclarationSyntax { TypeParameterList: not null })
                _plain.Add(outer + type.Identifier.Text);
            foreach (var inner in (type as TypeDeclarationSyntax)?.Members ?? [])
                Remember(inner, outer + type.Identifier.Text + ".");
        }
        else if (member is DelegateDeclarationSyntax function)
        {
            _types.Add(outer + function.Identifier.Text);
            if (function.TypeParameterList is null)
                _plain.Add(outer + function.Identifier.Text);
        }
    }

    /// <summary>
    /// Writes using directives for the types of a namespace that was opened before it was declared again: aliases win over
    /// what the earlier directive still names. Generic types can have none.
    /// </summary>
    public string Aliases(string space) => string.Concat(_plain
        .Where(type => type.LastIndexOf('.') == space.Length && type.StartsWith(space, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(type => $"using {type[(space.Length + 1)..]} = {type};"));

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
