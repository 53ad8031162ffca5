namespace Portal.Engine.Store.Erasing;

/// <summary>What an erasure removed.</summary>
/// <param name="Records">Records.</param>
/// <param name="Events">Events, all there were of them.</param>
/// <param name="Copies">Rows elsewhere.</param>
/// <param name="IsOutOfFiles">
/// Whether the bytes are gone too. Not on PostgreSQL, where the server clears them away later, and not while somebody still
/// reads from before.
/// </param>
public sealed record Erased(long Records, long Events, long Copies, bool IsOutOfFiles);
