using System.Text.Json.Nodes;
using Fundamentals.Cli.Verifying;

namespace Fundamentals.Cli.Tests.Verifying;

public sealed class JsonDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1e-5]}""", """{"b":[0.00001],"a":1.0}""")]
    [InlineData("null", "null")]
    public void First_SameMeaning_IsNull(string committed, string now) => Assert.Null(First(committed, now));

    [Theory]
    [InlineData("""{"data":[{"y":[1,2,3]}]}""", """{"data":[{"y":[1,2,4]}]}""", "data[0].y[2]", "3", "4")]
    [InlineData("""{"data":[{"y":[1,2,3]}]}""", """{"data":[{"y":[1,2]}]}""", "data[0].y.length", "3", "2")]
    [InlineData("""{"b":1,"a":{}}""", """{"b":2,"a":{"c":null}}""", "a.c", "nothing", "nothing")]
    [InlineData("""{"title":"3 of 9 are lost"}""", """{"title":"4 of 9 are lost"}""", "title", "3 of 9 are lost", "4 of 9 are lost")]
    [InlineData("1", "\"1\"", "its root", "1", "\"1\"")]
    public void First_Different_NamesThePathAndShowsBoth(string committed, string now, string path, string before, string after) =>
        Assert.Equal($" at {path}:\n    committed: {before}\n    now:       {after}", First(committed, now));

    private static string? First(string committed, string now) => JsonDifference.First("", JsonNode.Parse(committed), JsonNode.Parse(now));
}
