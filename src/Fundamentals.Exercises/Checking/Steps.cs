using System.Collections;
using System.Runtime.CompilerServices;

namespace Fundamentals.Exercises.Checking;

/// <summary>
/// Counts how often an answer looks at its input, and stops it when that is more than any sensible one does. Unlike a
/// time limit this ends an endless loop at once, on every machine at the same step.
/// </summary>
internal sealed class Steps(Watch watch)
{
    public const int Most = 1_000_000;

    private int _taken;

    public void Take()
    {
        // A stack that overflows ends the process; an answer that reads its input in each of its calls is caught before.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_taken > Most || watch.IsOver)
            throw new TooManyStepsException();
    }

    /// <summary>A list whose reading is counted.</summary>
    public IReadOnlyList<T> Count<T>(IReadOnlyList<T> list) => new CountedList<T>(list, this);

    private sealed class CountedList<T>(IReadOnlyList<T> list, Steps steps) : IReadOnlyList<T>
    {
        public int Count
        {
            get
            {
                steps.Take();
                return list.Count;
            }
        }

        public T this[int index]
        {
            get
            {
                steps.Take();
                return list[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            foreach (var item in list)
            {
                steps.Take();
                yield return item;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>An answer looked at its input too often.</summary>
internal sealed class TooManyStepsException : Exception;
