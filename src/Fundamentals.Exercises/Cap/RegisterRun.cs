using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Cap;

/// <summary>
/// A register with a copy at each of three replicas that lag behind each other, and readers that go now to this and now
/// to that one. What happens next is drawn, event by event; the clock often stands still between two.
/// </summary>
internal sealed class RegisterRun(ulong seed)
{
    private static readonly string[] Readers = ["ann", "bob", "eve"];

    private readonly RandomStream _random = new(seed, "register");
    private readonly List<HistoryEvent> _events = [];
    private readonly string?[] _copies = new string?[3];
    private readonly (int Replica, string? Seen)?[] _reading = new (int, string?)?[Readers.Length];
    private readonly HashSet<string> _written = [];
    private string? _writing;
    private int _milliseconds;

    public IReadOnlyList<HistoryEvent> Events()
    {
        var steps = seed <= 10 ? 50 : 300;
        for (var i = 0; i < steps; i++)
        {
            _milliseconds += _random.Next(3);
            switch (_random.Next(8))
            {
                case 0 or 1:
                    Write();
                    break;
                case < 6:
                    Read(_random.Next(Readers.Length));
                    break;
                default:
                    _copies[_random.Next(_copies.Length)] = _copies[0];
                    break;
            }
        }

        // Every write is acknowledged; reads may be under way at the end.
        if (_writing is not null)
            Write();
        return _events;
    }

    private void Write()
    {
        if (_writing is null)
        {
            _writing = NextValue();
            Add("writer", HistoryEventType.Invoke, "write", _writing);
            if (_random.Chance(0.5))
                _copies[0] = _writing;
            return;
        }

        _copies[0] = _writing;
        _writing = null;
        Add("writer", HistoryEventType.Ok, "write", null);
    }

    private void Read(int reader)
    {
        if (_reading[reader] is not var (replica, seen))
        {
            replica = _random.Next(_copies.Length);
            _reading[reader] = (replica, _copies[replica]);
            Add(Readers[reader], HistoryEventType.Invoke, "read", null);
            return;
        }

        // It reads what the replica held when it began, or what it holds when it returns.
        if (_random.Chance(0.5))
            seen = _copies[replica];
        _reading[reader] = null;
        var type = _random.Next(10) switch
        {
            0 => HistoryEventType.Fail,
            1 => HistoryEventType.Info,
            _ => HistoryEventType.Ok,
        };
        Add(Readers[reader], type, "read", type == HistoryEventType.Ok ? RegisterStories.Copy(seen) : null);
    }

    /// <summary>With some seeds numbers that grow, with others in no order: which value is newer cannot be read off it.</summary>
    private string NextValue()
    {
        while (true)
        {
            var value = seed % 3 == 0 ? $"{_written.Count + 1}" : $"{1 + _random.Next(200)}";
            if (_written.Add(value))
                return value;
        }
    }

    private void Add(string process, HistoryEventType type, string action, string? value) =>
        _events.Add(new HistoryEvent(process, type, action, "x", value, TimeSpan.FromMilliseconds(_milliseconds)));
}
