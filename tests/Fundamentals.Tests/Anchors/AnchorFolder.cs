namespace Fundamentals.Tests.Anchors;

/// <summary>Numbers from outside that are not part of the project: recorded histories, and long tables.</summary>
internal static class AnchorFolder
{
    private const string Variable = "FUNDAMENTALS_ANCHORS";

    /// <summary>Finds a file or folder among the anchors, or null where it is absent.</summary>
    public static string? Find(string name) =>
        Candidates().Select(folder => Path.Combine(folder, name)).FirstOrDefault(path => File.Exists(path) || Directory.Exists(path));

    /// <summary>Skips the test where the file or folder is absent. In CI a skipped test is a failed one.</summary>
    public static string Require(string name)
    {
        var found = Find(name);
        if (found is null)
            Assert.Skip($"The anchor '{name}' is absent: neither {Variable} nor ../shared/anchors beside the project leads to it.");
        return found!;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            yield return named;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Fundamentals.sln")))
                yield return Path.Combine(at.FullName, "..", "shared", "anchors");
        }
    }
}
