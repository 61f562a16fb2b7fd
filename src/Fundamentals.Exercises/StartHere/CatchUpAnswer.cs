using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>An answer to exercise 0.3: a store, and the requests it understands.</summary>
/// <param name="Store">
/// One of two stores, each on a node of its own. It answers a write with anything, and a read with the value, a string;
/// for a key that it does not know, with any string.
/// </param>
/// <param name="Write">Makes the request to write, from a key and a value.</param>
/// <param name="Read">Makes the request to read, from a key.</param>
public sealed record CatchUpAnswer(IStateMachine Store, Func<string, string, object> Write, Func<string, object> Read);
