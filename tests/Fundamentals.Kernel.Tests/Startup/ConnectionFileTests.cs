using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Tests.Client;

namespace Fundamentals.Kernel.Tests.Startup;

public sealed class ConnectionFileTests
{
    private static readonly ConnectionFile Good = new("127.0.0.1", 5001, 5002, 5003, 5004, 5005, "k");

    [Fact]
    public void Parse_GoodFile_GivesEverything()
    {
        Assert.Equal(Good, ConnectionFile.Parse(Good.ToJson(), allowUnsigned: false));
        Assert.Equal("tcp://127.0.0.1:5002", Good.Address(Good.IOPubPort));
        Assert.Equal("tcp://[::1]:1", (Good with { Ip = "::1" }).Address(1));
    }

    [Theory]
    [InlineData("transport", "\"ipc\"", "transport \"ipc\" is not supported, only \"tcp\".")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "signature_scheme \"hmac-md5\" is not supported, only \"hmac-sha256\".")]
    [InlineData("ip", "\"example\"", "\"ip\" must be an IP address, but is \"example\".")]
    [InlineData("ip", "null", "\"ip\" must be a string, but is missing.")]
    [InlineData("hb_port", "0", "\"hb_port\" must be a port number from 1 to 65535, but is 0.")]
    [InlineData("hb_port", "\"5005\"", "\"hb_port\" must be a port number from 1 to 65535, but is \"5005\".")]
    [InlineData("hb_port", "5004", "two channels share a port (5001, 5002, 5003, 5004, 5004).")]
    [InlineData("key", "\"\"", "the key is empty, so anyone who can reach the ports could run code. Give a key, or start with --allow-unsigned.")]
    [InlineData("key", "7", "\"key\" must be a string, but is 7.")]
    public void Parse_BadField_IsAnErrorThatNamesIt(string field, string value, string expected)
    {
        var json = JsonNode.Parse(Good.ToJson())!.AsObject();
        json[field] = JsonNode.Parse(value);

        Assert.Equal(expected, Assert.Throws<StartupException>(() => ConnectionFile.Parse(json.ToJsonString(), allowUnsigned: false)).Message);
    }

    [Fact]
    public void Parse_EmptyKeyAllowed_IsTaken() =>
        Assert.Equal("", ConnectionFile.Parse((Good with { Key = "" }).ToJson(), allowUnsigned: true).Key);

    [Theory]
    [InlineData("{", "it is not JSON (line 1, byte 2), or gives a name twice.")]
    [InlineData("[1]", "it is not a JSON object.")]
    public void Parse_BrokenText_IsAnErrorThatSaysWhere(string json, string expected) =>
        Assert.Equal(expected, Assert.Throws<StartupException>(() => ConnectionFile.Parse(json, allowUnsigned: false)).Message);

    [Fact]
    public void Read_MissingFile_IsAnErrorThatNamesIt() => Assert.StartsWith(
        "Cannot read the connection file no/such.json: ",
        Assert.Throws<StartupException>(() => ConnectionFile.Read("no/such.json", allowUnsigned: false)).Message,
        StringComparison.Ordinal);
}
