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

    [Fact]
    public void WithOneMore_SomethingElse_SaysSo() =>
        Assert.StartsWith("text is no rule", Assert.Throws<ArgumentException>(() => PartitionerKind.WithOneMore("text")).Message, StringComparison.Ordinal);
}
