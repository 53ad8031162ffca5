namespace Portal.Engine.Store.Commits;

/// <summary>One record on its way into the store, mapped.</summary>
/// <param name="Key">What the source calls it.</param>
/// <param name="Act">What is said of it.</param>
/// <param name="Body">The mapped fields as canonical JSON, sensitive ones sealed; empty for a deletion.</param>
/// <param name="Hash">Of the mapped fields.</param>
/// <param name="Stamp">What decides whether it is newer than what is stored.</param>
/// <param name="Keeps">Fields of which it says nothing although it is all of the record: what is stored of them stays, as old as it is.</param>
public readonly record struct Incoming(string Key, Act Act, ReadOnlyMemory<byte> Body, UInt128 Hash, Stamp Stamp, IReadOnlySet<string>? Keeps = null);
