using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// Copies the database into one file while a portal serves from it. The copy is what one reader sees at one moment, without
/// the free pages in which removed rows linger. Under its name there is a whole and checked backup or none.
/// </summary>
public sealed class SqliteBackup(DataFolder folder)
{
    /// <param name="target">The file to make; one that is there is never replaced.</param>
    /// <param name="look">Looks into the finished copy before it gets its name.</param>
    /// <param name="stop">Gives up between the steps.</param>
    /// <returns>Its size in bytes.</returns>
    public async Task<long> Make(string target, Func<DbConnection, CancellationToken, Task> look, CancellationToken stop = default)
    {
        if (!File.Exists(folder.Database))
            throw new StartProblem($"There is no database at {folder.Database}. Set Portal:DataFolder to the folder the portal keeps its data in.");
        if (File.Exists(target))
            throw new StartProblem($"The file {target} is there already, and a backup replaces nothing. Choose another name.");

        var draft = $"{target}.{Environment.ProcessId}.part";
        try
        {
            await using (SqliteFile.New(draft))
            {
            }

            Copy(draft);
            stop.ThrowIfCancellationRequested();
            await using (var copy = SqliteFile.OpenCopy(draft))
            {
                SqliteFile.Verify(copy, $"The copy of {folder.Database}");
                await look(copy, stop);
            }

            SqliteFile.Flush(draft);
            File.Move(draft, target, overwrite: false);
            DurableFolder.Flush(Path.GetDirectoryName(target)!);
            return new FileInfo(target).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblem($"The backup {target} cannot be written: {e.Message} Check that its folder is there, has space and belongs to {Environment.UserName}.", e);
        }
        finally
        {
            Forget(draft);
        }
    }

    void Copy(string draft)
    {
        try
        {
            using var source = SqliteFile.OpenLive(folder.Database);
            using var command = source.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "VACUUM INTO $draft";
            command.Parameters.AddWithValue("$draft", draft);
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StartProblem(SqliteFaults.ExplainCopy(e, folder.Database, draft), e);
        }
    }

    static void Forget(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What made the backup fail is being told; that its draft stays too would only hide it.
        }
    }
}
