using System.Text.Json.Nodes;
using Fundamentals.Kernel.Requests;

namespace Fundamentals.Kernel.Tests.Requests;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("""{"x":"\ud800"}""")]
    [InlineData("""{"x":1}""")]
    [InlineData("""{"x":[]}""")]
    public void Text_NotAString_IsAnErrorThatNamesTheField(string json) =>
        Assert.Equal("The field \"x\" must be a string.", Assert.Throws<BadRequestException>(() => Parse(json).Text("x")).Message);

    [Theory]
    [InlineData("""{"x":1.5}""")]
    [InlineData("""{"x":"1"}""")]
    [InlineData("""{"x":1e30}""")]
    public void Number_NotAWholeOne_IsAnErrorThatNamesTheField(string json) =>
        Assert.Equal("The field \"x\" must be a whole number.", Assert.Throws<BadRequestException>(() => Parse(json).Number("x", 0)).Message);

    [Fact]
    public void Fields_AbsentOrNull_AreTheDefault()
    {
        var content = Parse("""{"x":null}""");
        Assert.Equal("d", content.Text("x", "d"));
        Assert.Equal(7, content.Number("y", 7));
        Assert.True(content.Flag("x", true));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
