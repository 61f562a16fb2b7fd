using System.Numerics;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>A set of operations, one bit each.</summary>
internal sealed class BitRow(int count)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[WordsFor(count)];

    /// <summary>How many words a set of so many possible operations takes, and about how many steps it takes to add one to another.</summary>
    public static int WordsFor(int count) => (count + WordBits - 1) / WordBits;

    public bool Contains(int index) => (_words[index / WordBits] & (1UL << (index % WordBits))) != 0;

    public void Add(int index) => _words[index / WordBits] |= 1UL << (index % WordBits);

    /// <summary>Adds all of another set.</summary>
    /// <returns>Whether any was new.</returns>
    public bool Add(BitRow other)
    {
        var isNew = 0UL;
        for (var i = 0; i < _words.Length; i++)
        {
            isNew |= other._words[i] & ~_words[i];
            _words[i] |= other._words[i];
        }

        return isNew != 0;
    }

    public IEnumerable<int> Items()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
                yield return (i * WordBits) + BitOperations.TrailingZeroCount(word);
        }
    }
}
