using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// Asks all other replicas the same, and hands over the answers as soon as enough have come. Messages get lost, so it asks
/// again whoever has not answered, until its patience is at an end. A question must do no harm if it is asked twice.
/// </summary>
/// <param name="others">The names of the other replicas.</param>
/// <param name="needed">How many replicas are enough, this one among them.</param>
/// <param name="patience">How long to wait for enough answers.</param>
/// <param name="resend">How long to wait before asking again.</param>
internal sealed class QuorumRounds(IReadOnlyList<string> others, int needed, TimeSpan patience, TimeSpan resend)
{
    private readonly Dictionary<long, Round> _open = [];
    private long _last;

    /// <summary>Begins a round.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="question">Makes the question, given the number that answers repeat.</param>
    /// <param name="then">What to do with the answers when there are enough.</param>
    /// <param name="otherwise">What to do when patience is at an end, given how many replicas were reached, this one among them.</param>
    public void Begin(INode node, Func<long, object> question, Action<IEnumerable<RoundAnswer>> then, Action<int> otherwise)
    {
        var number = ++_last;
        var round = new Round(number, question(number), then, otherwise) { GiveUp = node.SetTimer(patience, new GiveUp(number)) };
        _open.Add(number, round);
        Ask(node, round);
        EndIfEnough(round);
    }

    /// <summary>Takes an answer. One that comes too late, or again, changes nothing.</summary>
    /// <param name="from">Who answers.</param>
    /// <param name="answer">The answer.</param>
    public void Receive(string from, RoundAnswer answer)
    {
        if (!_open.TryGetValue(answer.Round, out var round))
            return;
        round.Answers[from] = answer;
        EndIfEnough(round);
    }

    /// <summary>Asks again, or gives up.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="timer">A timer that a round has set.</param>
    public void TimerFired(INode node, object timer)
    {
        if (timer is AskAgain again)
        {
            Ask(node, _open[again.Round]);
        }
        else if (timer is GiveUp end)
        {
            var round = _open[end.Round];
            End(round);
            round.Otherwise(round.Reached);
        }
    }

    /// <summary>Forgets the open rounds, whose timers a crash has called off. Numbers go on, so that late answers fit no new round.</summary>
    public void Forget() => _open.Clear();

    private void Ask(INode node, Round round)
    {
        foreach (var other in others.Where(other => !round.Answers.ContainsKey(other)))
            node.Send(other, round.Question);
        round.AskAgain = node.SetTimer(resend, new AskAgain(round.Number));
    }

    private void EndIfEnough(Round round)
    {
        if (round.Reached < needed)
            return;
        End(round);
        round.Then(round.Answers.Values);
    }

    private void End(Round round)
    {
        _open.Remove(round.Number);
        round.GiveUp.Dispose();
        round.AskAgain?.Dispose();
    }

    private sealed record Round(long Number, object Question, Action<IEnumerable<RoundAnswer>> Then, Action<int> Otherwise)
    {
        public Dictionary<string, RoundAnswer> Answers { get; } = new(StringComparer.Ordinal);

        public required IDisposable GiveUp { get; init; }

        public IDisposable? AskAgain { get; set; }

        public int Reached => Answers.Count + 1;
    }

    private sealed record AskAgain(long Round)
    {
        public override string ToString() => "ask again";
    }

    private sealed record GiveUp(long Round)
    {
        public override string ToString() => "give up";
    }
}
