using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;
using Portal.Tests.Servers;
using IDatabase = Portal.Engine.Persistence.IDatabase;

namespace Portal.Tests.Engine.Persistence;

/// <summary>SQLite's one writer lane. A first work holds it up, so that what comes then waits together.</summary>
public sealed class WriterLaneTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_wait_together_share_one_commit()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        var transactions = new List<DbTransaction>();
        var held = await Hold(test.Database);
        var waiting = Enumerable.Range(0, 5).Select(n => test.Database.Write(
            db =>
            {
                transactions.Add(db.Database.CurrentTransaction!.GetDbTransaction());
                return Rows.Save(db, $"{n}");
            },
            WritePriority.Person,
            Stop)).ToArray();

        held.SetResult();
        await Task.WhenAll(waiting);

        Assert.Equal(5, transactions.Count);
        Assert.Single(transactions.Distinct());
        Assert.Equal(["0", "1", "2", "3", "4"], await test.Database.Names());
    }

    [Fact]
    public async Task People_go_first_and_bulk_is_committed_alone()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        var order = new List<(WritePriority Who, DbTransaction Transaction)>();
        var held = await Hold(test.Database);
        var waiting = new[] { WritePriority.Bulk, WritePriority.Bulk, WritePriority.Program, WritePriority.Person }.Select(priority => test.Database.Write(
            db =>
            {
                order.Add((priority, db.Database.CurrentTransaction!.GetDbTransaction()));
                return Task.FromResult(0);
            },
            priority,
            Stop)).ToArray();

        held.SetResult();
        await Task.WhenAll(waiting);

        Assert.Equal([WritePriority.Person, WritePriority.Program, WritePriority.Bulk, WritePriority.Bulk], order.Select(one => one.Who));
        Assert.Same(order[0].Transaction, order[1].Transaction);
        Assert.Equal(3, order.Select(one => one.Transaction).Distinct().Count());
    }

    [Fact]
    public async Task Who_fails_takes_nothing_of_the_others_along()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        var held = await Hold(test.Database);
        var before = test.Database.Add("before", stop: Stop);
        var failing = test.Database.Write<int>(
            async db =>
            {
                await Rows.Save(db, "not kept");
                throw new InvalidTimeZoneException("a failure of its own");
            },
            WritePriority.Person,
            Stop);
        var unsound = test.Database.Write(db => db.Database.ExecuteSqlRawAsync("INSERT INTO nowhere VALUES (1)"), WritePriority.Person, Stop);
        var after = test.Database.Add("after", stop: Stop);

        held.SetResult();
        await Task.WhenAll(before, after);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => failing);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => unsound);
        Assert.Equal(["before", "after"], await test.Database.Names());
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_is_never_run()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var ran = false;
        var held = await Hold(test.Database);
        var waiting = test.Database.Write(db => Task.FromResult(ran = true), WritePriority.Person, patience.Token);
        var other = test.Database.Add("other", stop: Stop);

        await patience.CancelAsync();
        held.SetResult();
        await other;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(ran);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_goes_at_once()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        await using var lane = new WriterLane(new SqliteConnections(test.Storage.Folder.Database));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var isRunning = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var first = lane.Write(
            async _ =>
            {
                isRunning.SetResult();
                await mayEnd.Task;
                return 0;
            },
            WritePriority.Person,
            patience.Token);
        await isRunning.Task.WaitAsync(Stop);
        var waiting = lane.Write(_ => Task.FromResult(0), WritePriority.Person, patience.Token);

        await patience.CancelAsync();
        var (isReleased, isRunningStill) = (waiting.IsCanceled, !first.IsCompleted);
        mayEnd.SetResult();

        Assert.Equal((true, true), (isReleased, isRunningStill));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, await first);
    }

    [Fact]
    public async Task Who_gives_up_behind_others_of_the_same_commit_is_never_run()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var ran = false;
        var held = await Hold(test.Database);
        var before = test.Database.Write(
            async db =>
            {
                await patience.CancelAsync();
                return await Rows.Save(db, "before");
            },
            WritePriority.Person,
            Stop);
        var waiting = test.Database.Write(_ => Task.FromResult(ran = true), WritePriority.Person, patience.Token);
        var after = test.Database.Add("after", stop: Stop);

        held.SetResult();
        await Task.WhenAll(before, after);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(ran);
        Assert.Equal(["before", "after"], await test.Database.Names());
    }

    [Fact]
    public async Task A_full_disk_fails_all_who_wait_together_and_with_space_it_goes_on()
    {
        using var disk = new SmallDisk();
        var folder = new DataFolder(disk.At("data"));
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        await database.Add("before", stop: Stop);
        var held = await Hold(database);
        var waiting = Enumerable.Range(0, 3).Select(n => database.Add(new string('x', 250) + n, stop: Stop)).ToArray();
        disk.Fill();

        held.SetResult();

        foreach (var one in waiting)
        {
            var fault = await Assert.ThrowsAsync<DatabaseFault>(() => one);
            Assert.Equal($"The disk that holds {folder.Database} is full. Nothing of this change was kept. Free some space there and try again.", fault.Message);
        }

        disk.Free();
        await database.Add("after", stop: Stop);
        Assert.Equal(["before", "after"], await database.Names());
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_then()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        var database = test.Database;
        var held = await Hold(database);
        var waiting = new[] { WritePriority.Person, WritePriority.Bulk }.Select(priority => database.Add($"{priority}", priority, Stop)).ToArray();

        var closing = database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.Add("too late", stop: Stop));
        held.SetResult();
        await closing;
        await Task.WhenAll(waiting);

        await test.Restart();
        Assert.Equal(["Person", "Bulk"], await test.Database.Names());
    }

    [Fact]
    public async Task Whoever_reads_cannot_write()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);

        await using (var db = test.Database.Read()) Assert.Contains("readonly", (await Assert.ThrowsAsync<DbUpdateException>(() => Rows.Save(db, "no"))).ToString());
        await using (var connection = await test.Database.Open(Stop))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE audit_entries";
            Assert.Contains("readonly", (await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync(Stop))).Message);
        }

        Assert.Empty(await test.Database.Names());
    }

    [Fact]
    public async Task Readers_go_on_beside_a_writer_and_see_what_is_committed()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Sqlite);
        var isSaved = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var writing = test.Database.Write(
            async db =>
            {
                await Rows.Save(db, "row");
                isSaved.SetResult();
                await mayEnd.Task;
                return 0;
            },
            WritePriority.Person,
            Stop);

        await isSaved.Task.WaitAsync(Stop);
        Assert.Empty(await test.Database.Names());
        mayEnd.SetResult();
        await writing;
        Assert.Equal(["row"], await test.Database.Names());
    }

    /// <returns>What lets it end.</returns>
    static async Task<TaskCompletionSource> Hold(IDatabase database)
    {
        var isRunning = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        _ = database.Write(
            async _ =>
            {
                isRunning.SetResult();
                await mayEnd.Task;
                return 0;
            },
            WritePriority.Person,
            CancellationToken.None);
        await isRunning.Task.WaitAsync(Stop);
        return mayEnd;
    }
}
