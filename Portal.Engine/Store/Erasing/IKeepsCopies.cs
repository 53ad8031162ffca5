using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Erasing;

/// <summary>
/// Something that keeps what records say, or their keys, elsewhere than in records and log. Each is registered, and erases in
/// the same transaction.
/// </summary>
public interface IKeepsCopies
{
    /// <returns>How many of its rows went.</returns>
    Task<long> Erase(PortalDb db, ErasedRecords erased, CancellationToken stop);
}
