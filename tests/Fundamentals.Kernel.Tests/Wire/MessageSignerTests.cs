using System.Text;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Tests.Wire;

public sealed class MessageSignerTests
{
    // RFC 4231, test case 2, its data cut into four parts.
    private static readonly byte[][] Parts = [.. new[] { "what do ya ", "want ", "for ", "nothing?" }.Select(Encoding.ASCII.GetBytes)];
    private const string Expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    [Fact]
    public void Sign_PublishedTestVector_Agrees() =>
        Assert.Equal(Expected, Encoding.ASCII.GetString(new MessageSigner("Jefe").Sign(Parts)));

    [Theory]
    [InlineData(Expected, true)]
    [InlineData("6bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", false)]
    [InlineData("", false)]
    public void Verify_Signature_TellsRightFromWrong(string signature, bool expected) =>
        Assert.Equal(expected, new MessageSigner("Jefe").Verify(Encoding.ASCII.GetBytes(signature), Parts));

    [Fact]
    public void Sign_EmptyKey_GivesNoSignatureAndTakesAny()
    {
        Assert.Empty(new MessageSigner("").Sign(Parts));
        Assert.True(new MessageSigner("").Verify("anything"u8, Parts));
    }
}
