using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>Everything that rests in a database: the bytes of its files, or the text of all its tables.</summary>
static class Resting
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<string> In(StoreHouse house) => In(house.Storage, house.Database);

    public static Task<string> In(TestStorage storage, IDatabase database) => storage.Kind == DatabaseKind.Sqlite ? Task.FromResult(Files(storage)) : Tables(database);

    static string Files(TestStorage storage)
    {
        var all = new StringBuilder();
        foreach (var path in Directory.GetFiles(storage.Folder.Path, "portal.db*"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            all.Append(Encoding.Latin1.GetString(bytes.ToArray()));
        }

        return all.ToString();
    }

    static async Task<string> Tables(IDatabase database)
    {
        await using var db = database.Read();
        var tables = await db.Database.SqlQuery<string>($"SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'").ToListAsync(Stop);
        Assert.Contains("events", tables);
        var all = new StringBuilder();
        foreach (var table in tables)
        {
            await using var connection = await database.Open(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT t::text FROM \"{table}\" AS t";
            await using var row = await command.ExecuteReaderAsync(Stop);
            while (await row.ReadAsync(Stop)) all.AppendLine(row.GetString(0));
        }

        return all.ToString();
    }
}
