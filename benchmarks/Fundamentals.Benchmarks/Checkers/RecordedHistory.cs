using System.Globalization;
using Fundamentals.Histories;

namespace Fundamentals.Benchmarks.Checkers;

/// <summary>A history recorded from a real system, which is not part of the project, with what Porcupine took to check it.</summary>
internal sealed record RecordedHistory(string Name, double GoMilliseconds, History History)
{
    private const string Variable = "FUNDAMENTALS_ANCHORS";

    public bool IsEtcd => Name.StartsWith("etcd", StringComparison.Ordinal);

    /// <summary>Reads all of them, or null where they are absent.</summary>
    public static IReadOnlyList<RecordedHistory>? All()
    {
        if (Candidates().Select(folder => Path.Combine(folder, "histories")).FirstOrDefault(Directory.Exists) is not { } folder)
            return null;
        return
        [
            .. File.ReadLines(Path.Combine(folder, "verdicts.csv")).Skip(1).Select(line => line.Split(',')).Select(fields =>
                new RecordedHistory(fields[0], double.Parse(fields[3], CultureInfo.InvariantCulture) / 1000, HistoryText.Parse(File.ReadAllText(Path.Combine(folder, fields[0])), fields[0]))),
        ];
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
