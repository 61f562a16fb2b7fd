using Fundamentals.Charts.Histories;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Tests.Histories;

/// <summary>Timelines that other tests look at, too.</summary>
internal static class Timelines
{
    /// <summary>A contradiction, every outcome, a band, and a name that is no plain text.</summary>
    public static Picture WithEverything(string name)
    {
        var history = History.Of(
            Operation.Write("a", name, name, 0, 10),
            Operation.Of("b", "write", name, "2", null, 5, 20, Outcome.Unknown),
            Operation.Of(name, "write", name, "3", null, 12, 30, Outcome.Failed),
            Operation.Write("a", name, "4", 20, 30),
            Operation.Read("c", name, name, 40, 50));
        return OperationTimeline.Of(history, Linearizability.Check(history, new RegisterModel()), bands: [new TimelineBand(TimeSpan.FromMilliseconds(15), TimeSpan.FromMilliseconds(35), name)]);
    }
}
