using System.Globalization;
using Fundamentals.Histories;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Checkers;

/// <summary>Histories recorded from real systems, which are not part of the project, with what is known of them.</summary>
internal static class RecordedHistories
{
    /// <summary>Skips the test where the folder is absent. In CI a skipped test is a failed one.</summary>
    public static string RequireFolder() => AnchorFolder.Require("histories");

    public static IReadOnlyList<RecordedHistory> All() =>
    [
        .. File.ReadLines(Path.Combine(RequireFolder(), "verdicts.csv")).Skip(1).Select(line => line.Split(','))
            .Select(fields => new RecordedHistory(fields[0], bool.Parse(fields[1]), int.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture))),
    ];

    public static History Read(string file) => HistoryText.Parse(File.ReadAllText(Path.Combine(RequireFolder(), file)), file);
}

internal sealed record RecordedHistory(string File, bool IsLinearizable, int Operations, double GoMicroseconds)
{
    public bool IsEtcd => File.StartsWith("etcd", StringComparison.Ordinal);
}
