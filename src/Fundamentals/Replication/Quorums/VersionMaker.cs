using Fundamentals.Clocks;
using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>Makes the version of a write on one node, by a <see cref="ConflictRule"/>.</summary>
internal abstract class VersionMaker
{
    /// <summary>Gets a value indicating whether only an owner of the key can make a version, since it needs what is there.</summary>
    public virtual bool NeedsOwner => false;

    public static VersionMaker Of(ConflictRule rule) => rule switch
    {
        ConflictRule.PhysicalClock => new ByPhysicalClock(),
        ConflictRule.HybridLogicalClock => new ByHybridLogicalClock(),
        ConflictRule.LamportClock => new ByLamportClock(),
        _ => new BySiblings(),
    };

    /// <summary>Makes a version.</summary>
    /// <param name="node">Where.</param>
    /// <param name="current">What the node keeps of the key.</param>
    /// <param name="write">What the client wants.</param>
    public Versioned Make(INode node, Versioned? current, QuorumWrite write)
    {
        var version = Draft(node, current, write);
        return write.Value is null ? version with { DeletedAt = node.Now } : version;
    }

    protected abstract Versioned Draft(INode node, Versioned? current, QuorumWrite write);

    /// <summary>The node has seen a version, made by itself or another: logical clocks move past it.</summary>
    public virtual void Witness(INode node, Versioned version)
    {
    }

    /// <summary>The reading of the node's clock, right or wrong. Two writes at the same reading are counted, so that each has a stamp of its own.</summary>
    private sealed class ByPhysicalClock : VersionMaker
    {
        private HybridTimestamp _last;

        protected override Versioned Draft(INode node, Versioned? current, QuorumWrite write)
        {
            _last = new HybridTimestamp(node.Now, node.Now == _last.Physical ? _last.Logical + 1 : 0, node.Name);
            return new LastWrite<HybridTimestamp>(_last, write.Value);
        }
    }

    private sealed class ByHybridLogicalClock : VersionMaker
    {
        private HybridLogicalClock? _clock;

        protected override Versioned Draft(INode node, Versioned? current, QuorumWrite write)
        {
            _clock = ClockOf(node).Tick(node.Now);
            return new LastWrite<HybridTimestamp>(_clock.Timestamp, write.Value);
        }

        public override void Witness(INode node, Versioned version)
        {
            if (version is LastWrite<HybridTimestamp> write && write.Stamp > ClockOf(node).Timestamp)
                _clock = ClockOf(node).Receive(write.Stamp, node.Now);
        }

        private HybridLogicalClock ClockOf(INode node) => _clock ??= new HybridLogicalClock(node.Name);
    }

    private sealed class ByLamportClock : VersionMaker
    {
        private LamportClock? _clock;

        protected override Versioned Draft(INode node, Versioned? current, QuorumWrite write)
        {
            _clock = ClockOf(node).Tick();
            return new LastWrite<LamportTimestamp>(_clock.Timestamp, write.Value);
        }

        public override void Witness(INode node, Versioned version)
        {
            if (version is LastWrite<LamportTimestamp> write && write.Stamp > ClockOf(node).Timestamp)
                _clock = ClockOf(node).Receive(write.Stamp);
        }

        private LamportClock ClockOf(INode node) => _clock ??= new LamportClock(node.Name);
    }

    /// <summary>
    /// The next dot on top of all that the node keeps of the key. A node that has lost its memory must not use a dot again,
    /// and cannot know that it has: so each memory signs with a number of its own.
    /// </summary>
    private sealed class BySiblings : VersionMaker
    {
        private string? _signature;

        public override bool NeedsOwner => true;

        protected override Versioned Draft(INode node, Versioned? current, QuorumWrite write)
        {
            _signature ??= $"{node.Name}#{node.Random.Next(1 << 24):x6}";
            var known = current is null ? new Siblings<string?>() : ((SiblingVersions)current).Set;
            return new SiblingVersions(known.Write(write.Seen ?? VersionVector.Zero, _signature, write.Value)) { DeletedAt = current?.DeletedAt };
        }
    }
}
