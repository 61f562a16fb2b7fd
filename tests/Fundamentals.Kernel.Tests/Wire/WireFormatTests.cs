using System.Text;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Tests.Client;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Tests.Wire;

public sealed class WireFormatTests
{
    private readonly WireFormat _format = new(new MessageSigner("key"), "session-1");

    [Fact]
    public void Parse_Message_GivesIdentitiesHeaderAndContent()
    {
        List<byte[]> frames = [[1, 2], [3], .. WireMessage.Write("id-7", "s", "execute_request", new JsonObject { ["code"] = "é" }, "key")];

        var message = _format.Parse(frames);

        Assert.Equal([[1, 2], [3]], message.Identities);
        Assert.Equal("id-7", message.Id);
        Assert.Equal("execute_request", message.Type);
        Assert.Equal("é", message.Content["code"]!.GetValue<string>());
        Assert.Equal(frames[4], message.RawHeader);
    }

    [Fact]
    public void Parse_Buffers_ArePassedOver()
    {
        List<byte[]> frames = [.. WireMessage.Write("id", "s", "comm_msg", [], "key"), [0, 255]];

        Assert.Equal("comm_msg", _format.Parse(frames).Type);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Parse_AnyPartChanged_IsRefused(int part)
    {
        var frames = WireMessage.Write("id", "s", "execute_request", [], "key");
        frames[part] = [.. frames[part], (byte)' '];

        Assert.Equal("the signature is wrong.", Assert.Throws<MalformedMessageException>(() => _format.Parse(frames)).Message);
    }

    [Fact]
    public void Write_Answer_CarriesTheRequestsHeaderUnchanged()
    {
        var request = _format.Parse(WireMessage.Write("id", "s", "x_request", [], "key"));

        var frames = _format.Write([[9]], "x_reply", request, new JsonObject { ["text"] = "\"é\" 😀" });

        Assert.Equal([9], frames[0]);
        Assert.Equal(request.RawHeader, frames[4]);
        Assert.Equal("{\"text\":\"\\\"é\\\" \\uD83D\\uDE00\"}", Encoding.UTF8.GetString(frames[6]));
        var read = WireMessage.Read([.. frames], "key");
        Assert.Equal("x_reply", read.Type);
        Assert.Equal("session-1_1", read.Header["msg_id"]!.GetValue<string>());
    }

    [Fact]
    public void Write_HalfASurrogatePair_IsReplacedRatherThanThrown()
    {
        var frames = _format.Write([], "stream", null, new JsonObject { ["text"] = "a\ud83d" });

        Assert.Equal("a\ufffd", WireMessage.Read([.. frames], "key").Text("text"));
    }
}
