using System.IO.Hashing;
using System.Text;
using Fundamentals.Benchmarks.Simulator;
using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>Looks the same keys up again and again; each kind of lookup is a loop of its own, so that none pays for a delegate.</summary>
internal abstract class Lookups : IWorkload
{
    /// <summary>A power of two, and enough keys that the processor cannot learn the path of each search.</summary>
    protected const int KeyCount = 1 << 14;

    private const double PieceSeconds = 0.03;
    private int _passes = 1;

    public static IReadOnlyList<string> SomeKeys { get; } = Keys.Numbered("user-", KeyCount);

    /// <summary>Gets something that depends on every result, so that no lookup can be left out.</summary>
    public long Sum { get; private set; }

    protected static string[] Strings { get; } = [.. SomeKeys];

    protected static byte[][] Encoded { get; } = [.. SomeKeys.Select(Encoding.UTF8.GetBytes)];

    protected static ulong[] Hashes { get; } = [.. SomeKeys.Select(key => KeyHash.Default.Of(key))];

    /// <summary>Finds how many passes over the keys make a piece that is long enough to be timed.</summary>
    public Lookups Calibrated()
    {
        Pass();
        _passes = Math.Max(1, (int)(PieceSeconds * Rounds.Rate(this) / KeyCount));
        return this;
    }

    public long Run()
    {
        for (var pass = 0; pass < _passes; pass++)
            Sum += Pass();
        return (long)_passes * KeyCount;
    }

    protected abstract long Pass();

    /// <summary>Finds the lookups of whatever a kind makes.</summary>
    public static Lookups Of(object made) => made is IPlacement placement ? new OfPlacement(placement) : new OfPartitioner((IPartitioner)made);

    private sealed class OfPartitioner(IPartitioner partitioner) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Strings)
                sum += partitioner.NodeFor(key).Length;
            return sum;
        }
    }

    private sealed class OfPlacement(IPlacement placement) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Strings)
                sum += placement.Place(key).Length;
            return sum;
        }
    }

    /// <summary>XxHash3 of the keys' bytes, and nothing else.</summary>
    internal sealed class BareHash : Lookups
    {
        protected override long Pass()
        {
            var sum = 0UL;
            foreach (var key in Encoded)
                sum += XxHash3.HashToUInt64(key);
            return (long)sum;
        }
    }

    /// <summary>The position of the keys as text: UTF-8, then XxHash3.</summary>
    internal sealed class KeyHashing : Lookups
    {
        protected override long Pass()
        {
            var sum = 0UL;
            foreach (var key in Strings)
                sum += KeyHash.Default.Of(key);
            return (long)sum;
        }
    }

    /// <summary>XxHash3 of the keys' bytes, and a read of a table of Maglev's size.</summary>
    internal sealed class BareHashAndRead : Lookups
    {
        private readonly int[] _table = [.. Enumerable.Range(0, MaglevPartitioner.DefaultTableSize)];

        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Encoded)
                sum += _table[XxHash3.HashToUInt64(key) % (ulong)_table.Length];
            return sum;
        }
    }

    /// <summary>The ring's node of keys that are encoded already.</summary>
    internal sealed class RingOfBytes(ConsistentHashRing ring) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Encoded)
                sum += ring.NodeAt(KeyHash.Default.OfUtf8(key)).Length;
            return sum;
        }
    }

    /// <summary>The indexed ring's node of keys that are encoded already.</summary>
    internal sealed class IndexedRingOfBytes(IndexedRing ring) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Encoded)
                sum += ring.NodeAt(KeyHash.Default.OfUtf8(key)).Length;
            return sum;
        }
    }

    /// <summary>Maglev's node of keys that are encoded already.</summary>
    internal sealed class MaglevOfBytes(MaglevPartitioner partitioner) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Encoded)
                sum += partitioner.NodeAt((int)(KeyHash.Default.OfUtf8(key) % (ulong)partitioner.TableSize)).Length;
            return sum;
        }
    }

    /// <summary>The position of the keys as text, and a read of a table of Maglev's size.</summary>
    internal sealed class KeyHashAndRead : Lookups
    {
        private readonly int[] _table = [.. Enumerable.Range(0, MaglevPartitioner.DefaultTableSize)];

        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Strings)
                sum += _table[KeyHash.Default.Of(key) % (ulong)_table.Length];
            return sum;
        }
    }

    /// <summary>The loop of jump hashing alone, on hashes made beforehand.</summary>
    internal sealed class BareJump(int buckets) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var key in Hashes)
            {
                var hash = key;
                long bucket = -1, next = 0;
                while (next < buckets)
                {
                    bucket = next;
                    hash = (hash * 2862933555777941757) + 1;
                    next = (long)((bucket + 1) * ((1L << 31) / (double)((hash >> 33) + 1)));
                }

                sum += bucket;
            }

            return sum;
        }
    }

    /// <summary>The library's jump on hashes made beforehand.</summary>
    internal sealed class Jump(int buckets) : Lookups
    {
        protected override long Pass()
        {
            var sum = 0L;
            foreach (var hash in Hashes)
                sum += JumpPartitioner.BucketFor(hash, buckets);
            return sum;
        }
    }
}
