using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Cli.Checking;

/// <summary>A file and what was found about it.</summary>
internal sealed record CheckedFile(string File, History History, Verdict Verdict, TimeSpan Time)
{
    public override string ToString()
    {
        var word = Verdict switch
        {
            Satisfied => "yes",
            Violated => "no",
            _ => "undecided",
        };
        var why = Verdict switch
        {
            Violated violated => $"; {violated.Reason}",
            Undecided { Explored: 0 } undecided => $"; {undecided.Limit} reached",
            Undecided undecided => $"; {undecided.Limit} reached after {undecided.Explored} configurations",
            _ => string.Empty,
        };
        return $"{File}: {Verdict.Model}: {word}, {History.Operations.Length} operations, {Time.TotalMilliseconds:0.0} ms{why}";
    }
}
