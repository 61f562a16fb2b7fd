using System.Globalization;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>Histories recorded from real systems, which are not part of the project, with what is known of them.</summary>
internal static class RecordedHistories
{
    private const string Variable = "FUNDAMENTALS_ANCHORS";

    /// <summary>Finds the folder, or null where it is absent.</summary>
    public static string? Folder { get; } = Candidates().Select(folder => Path.Combine(folder, "histories")).FirstOrDefault(Directory.Exists);

    /// <summary>Skips the test where the folder is absent. In CI a skipped test is a failed one.</summary>
    public static string RequireFolder()
    {
        if (Folder is null)
            Assert.Skip($"The recorded histories are absent: neither {Variable} nor ../shared/anchors beside the project leads to them.");
        return Folder!;
    }

    public static IReadOnlyList<RecordedHistory> All() =>
    [
        .. File.ReadLines(Path.Combine(RequireFolder(), "verdicts.csv")).Skip(1).Select(line => line.Split(','))
            .Select(fields => new RecordedHistory(fields[0], bool.Parse(fields[1]), int.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture))),
    ];

    public static History Read(string file) => HistoryText.Parse(File.ReadAllText(Path.Combine(RequireFolder(), file)), file);

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

internal sealed record RecordedHistory(string File, bool IsLinearizable, int Operations, double GoMicroseconds)
{
    public bool IsEtcd => File.StartsWith("etcd", StringComparison.Ordinal);
}
