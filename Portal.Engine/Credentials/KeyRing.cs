using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>
/// Keeps ASP.NET's key ring in the database, each element sealed as a whole. The framework asks synchronously, and seldom:
/// at the start, once a day, and when a key is made every 90 days. So the asking thread may wait for a pooled one.
/// </summary>
sealed class KeyRing(IDatabase database, OpenedKey opened, KeyInForce inForce, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAll).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        var entry = Sealed(element, friendlyName, opened.Key, clock);
        Task.Run(() => Store(entry)).GetAwaiter().GetResult();
    }

    public static KeyRingEntry Sealed(XElement element, string name, MasterKey key, TimeProvider clock) => new()
    {
        Name = name,
        Sealed = new Seal(key, SealedRows.RingPurpose).Close(element.ToString(SaveOptions.DisableFormatting), name),
        At = clock.GetUtcNow(),
    };

    Task<int> Store(KeyRingEntry entry) => database.Write(
        async db =>
        {
            if (await inForce.Hold(db, default) is { } moved) throw new InvalidOperationException(moved.Message);
            db.Add(entry);
            return await db.SaveChangesAsync();
        },
        WritePriority.Person,
        default);

    async Task<IReadOnlyCollection<XElement>> ReadAll()
    {
        await using var connection = await database.Open(default);
        var rows = await SealedRows.Read(connection, default);
        if (rows.KeyId is { } needed && inForce.Moved(needed) is { } moved) throw new InvalidOperationException(moved.Message);
        return [.. rows.Open(opened.Key).Select(XElement.Parse)];
    }
}
