using System.Text.Json.Nodes;
using Fundamentals.Cli.Verifying;

namespace Fundamentals.Cli.Tests.Verifying;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("write JSON   12", "write JSON  107")]
    [InlineData("took 1,234.5 ms", "took 0.31 ms")]
    [InlineData("1e-7", "-3")]
    public void Of_TextsThatDifferInNumbers_IsTheSame(string one, string other) => Assert.Equal(Shape.Of(one), Shape.Of(other));

    [Theory]
    [InlineData("took 3 ms", "took 3 s")]
    [InlineData("3\n4", "3")]
    [InlineData("3", "")]
    [InlineData("3", "NaN")]
    public void Of_TextsThatDifferInMore_IsNot(string one, string other) => Assert.NotEqual(Shape.Of(one), Shape.Of(other));

    [Theory]
    [InlineData("""{"y":[1,2,3],"n":"5 ms"}""", """{"y":[7],"n":"12 ms"}""", true)]
    [InlineData("""{"y":[1,2,3]}""", """{"y":[]}""", false)]
    [InlineData("""{"y":[1]}""", """{"y":["a"]}""", false)]
    [InlineData("""{"y":[1]}""", """{"x":[1]}""", false)]
    public void Of_Json_IsTheSameWhereOnlyNumbersDiffer(string one, string other, bool same) =>
        Assert.Equal(same, JsonNode.DeepEquals(Shape.Of(JsonNode.Parse(one)), Shape.Of(JsonNode.Parse(other))));
}
