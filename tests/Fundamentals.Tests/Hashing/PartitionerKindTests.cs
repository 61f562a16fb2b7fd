using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class PartitionerKindTests
{
    private static readonly IReadOnlyList<string> Nodes = Keys.Numbered("node-", 10);
    private static readonly IReadOnlyList<string> SomeKeys = Keys.Numbered("user-", 10_000);

    public static TheoryData<string> Names => [.. PartitionerKind.All.Select(kind => kind.Name)];

    /// <summary>No rule of the library is left out of the comparison.</summary>
    [Fact]
    public void All_HasEveryPartitionerAndPlacement() => Assert.Equal(
        typeof(IPartitioner).Assembly.GetTypes()
            .Where(type => type.IsClass && (type.IsAssignableTo(typeof(IPartitioner)) || type.IsAssignableTo(typeof(IPlacement))))
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        PartitionerKind.All.Select(kind => kind.Make(Nodes).GetType().Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void LoadOf_AnyKind_CountsWhatTheFinderFinds(string name)
    {
        var kind = PartitionerKind.All.Single(one => one.Name == name);
        var find = kind.FinderFor(Nodes);

        var found = SomeKeys.CountBy(key => find(key)).ToDictionary();
        Assert.All(kind.LoadOf(Nodes, SomeKeys).Nodes, node => Assert.Equal(found[node.Node], node.Keys));
    }

    /// <summary>What moves, in keys that must: 909 of 10,000. Only modulo, and two choices that are made anew, are far from it.</summary>
    [Theory, MemberData(nameof(Names))]
    public void MovementWithOneMore_AnyKind_IsAboutWhatMustMove(string name)
    {
        var times = PartitionerKind.All.Single(one => one.Name == name).MovementWithOneMore(Nodes, SomeKeys).Fraction * 11;

        var (least, most) = name switch { "modulo" => (9.9, 10.1), "two choices" => (2, 4), _ => (0.7, 1.3) };
        Assert.InRange(times, least, most);
    }

    /// <summary>What the benchmark measured that stays allocated, with 1,000 nodes (benchmarks/README.md).</summary>
    [Theory]
    [InlineData("modulo", 24)]
    [InlineData("jump", 24)]
    [InlineData("maglev, 65,537 slots", 294)]
    [InlineData("ring, 100 points a node", 1_624)]
    [InlineData("the same ring, indexed", 2_149)]
    [InlineData("multi-probe, 21 probes", 44)]
    [InlineData("rendezvous", 48)]
    [InlineData("ketama (MD5)", 2_584)]
    [InlineData("Cassandra, 16 tokens a node", 535)]
    [InlineData("ranges, 10 a node", 1_203)]
    [InlineData("bounded loads, 1.25", 2_029)]
    [InlineData("two choices", 2_029)]
    public void BytesOf_AThousandNodes_IsWhatWasMeasured(string name, double measured)
    {
        var made = PartitionerKind.All.Single(one => one.Name == name).Make(Keys.Numbered("node-", 1000));

        Assert.InRange(PartitionerKind.BytesOf(made) / 1000.0 / measured, 0.97, 1.03);
    }

    [Fact]
    public void BytesOf_SomethingElse_SaysSo() =>
        Assert.StartsWith("text is no rule", Assert.Throws<ArgumentException>(() => PartitionerKind.BytesOf("text")).Message, StringComparison.Ordinal);

    [Fact]
    public void WithOneMore_SomethingElse_SaysSo() =>
        Assert.StartsWith("text is no rule", Assert.Throws<ArgumentException>(() => PartitionerKind.WithOneMore("text")).Message, StringComparison.Ordinal);
}
