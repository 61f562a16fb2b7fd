using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Chapters.Tests.Documents;

/// <summary>The picture in docs/architecture.md is that of the project files.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Book.Root, "docs", "architecture.md"));

    private static readonly string[] Projects =
        [.. Directory.EnumerateFiles(Path.Combine(Book.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void Arrows_AreTheProjectReferences()
    {
        var references = Projects.SelectMany(project => XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => $"{ShortName(project)} --> {ShortName(reference.Attribute("Include")!.Value)}"));
        var arrows = Arrow().Matches(Document).Select(match => match.Value.Trim()).Where(arrow => Projects.Select(ShortName).Contains(arrow.Split(' ')[0]));

        Assert.Equal(references.Order(StringComparer.Ordinal), arrows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_HasEveryProject() => Assert.All(Projects, project =>
        Assert.Matches($"(?m)^\\| \\[?{Regex.Escape(Path.GetFileNameWithoutExtension(project))}[\\] ]", Document));

    private static string ShortName(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("Fundamentals.", "");

    [GeneratedRegex("^ +[A-Z][A-Za-z]+ --> [A-Z][A-Za-z]+$", RegexOptions.Multiline, 1000)]
    private static partial Regex Arrow();
}
