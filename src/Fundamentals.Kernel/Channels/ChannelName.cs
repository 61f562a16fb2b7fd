namespace Fundamentals.Kernel.Channels;

/// <summary>The channels that carry messages. The heartbeat carries bare bytes and is apart.</summary>
internal enum ChannelName
{
    /// <summary>Requests and their replies.</summary>
    Shell,

    /// <summary>Requests that must not wait: interrupt, shutdown.</summary>
    Control,

    /// <summary>Questions of the kernel to the client.</summary>
    Stdin,

    /// <summary>What everybody may see: outputs and states.</summary>
    IOPub,
}
