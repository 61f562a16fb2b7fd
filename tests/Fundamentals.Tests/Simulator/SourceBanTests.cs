using System.Text.RegularExpressions;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// What would make two runs differ must not occur in the subject's source: wall clocks, other people's randomness, and
/// collections whose order depends on how the process hashes strings.
/// </summary>
public sealed partial class SourceBanTests
{
    [Fact]
    public void Source_OfTheSubject_HasNothingThatDiffersFromRunToRun()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Fundamentals"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .ToList();

        Assert.True(files.Count > 30, $"Only {files.Count} files were looked at.");
        Assert.Empty(files.SelectMany(file => File.ReadAllLines(file).SelectMany((line, number) => Banned(line).Select(found => $"{file}:{number + 1}: {found}"))));
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    [InlineData("var watch = Stopwatch.StartNew();")]
    [InlineData("var ticks = Environment.TickCount64;")]
    [InlineData("var random = new Random(1);")]
    [InlineData("var n = Random.Shared.Next();")]
    [InlineData("var n = RandomNumberGenerator.GetInt32(3);")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var place = key.GetHashCode() % 3;")]
    [InlineData("var seen = new ConcurrentDictionary<string, int>();")]
    [InlineData("FrozenDictionary<string, int> seen;")]
    [InlineData("ImmutableHashSet<string> seen;")]
    [InlineData("var system = TimeProvider.System;")]
    [InlineData("Thread.Sleep(10);")]
    [InlineData("await Task.Delay(10);")]
    [InlineData("var timer = new Timer(_ => { });")]
    [InlineData("using var timer = new PeriodicTimer(period);")]
    public void Banned_WhatDiffersFromRunToRun_IsFound(string line) => Assert.Single(Banned(line));

    [Theory]
    [InlineData("public override int GetHashCode() => 1;")]
    [InlineData("/// <summary>Not Guid.NewGuid, which differs.</summary>")]
    [InlineData("// Stopwatch would not do")]
    [InlineData("private readonly ImmutableHashSet<int> _members; // order-free: asked for members only")]
    [InlineData("Thread.Sleep(BetweenLooks); // outside of the run: its own thread's")]
    [InlineData("Thread.Sleep(0); // takes no time")]
    [InlineData("var random = new RandomStream(1, name);")]
    [InlineData("public DateTimeOffset Now => _now;")]
    public void Banned_WhatIsFine_IsNotFound(string line) => Assert.Empty(Banned(line));

    private static IEnumerable<string> Banned(string line)
    {
        // A line may say that it places and orders nothing by what is banned, or that no run comes by: the watch for runs
        // that block lets real time pass on a thread of its own.
        if (line.Contains("// order-free", StringComparison.Ordinal) || line.Contains("// outside of the run", StringComparison.Ordinal))
            return [];
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        return Pattern().Matches(comment < 0 ? line : line[..comment]).Select(match => match.Value);
    }

    /// <summary>What a line may claim, one line does.</summary>
    [Fact]
    public void Source_OutsideOfTheRun_IsTheWatchAlone()
    {
        var lines = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Fundamentals"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("// outside of the run", StringComparison.Ordinal)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.Equal("RunWatch.cs: Thread.Sleep(BetweenLooks); // outside of the run: its own thread's", Assert.Single(lines));
    }

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount(64)?\b|\bRandom\.Shared\b|\bnew Random\(|\bRandomNumberGenerator\b"
        + @"|\bThread\.Sleep\((?!0\))|\bTask\.Delay\(|\bnew (Periodic)?Timer\("
        + @"|\bGuid\.NewGuid\b|\bTimeProvider\.System\b|\.GetHashCode\(\)|\b(Concurrent|Frozen|Immutable)(Dictionary|HashSet|Set|Bag)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
