using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>The process ends at the worst moment: after a receiver took a message and before that is written down.</summary>
public sealed class CrashTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_taken_and_not_written_down_goes_again_with_its_id_and_nothing_is_lost_or_overtaken(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var storage = await TestStorage.New(kind);
        var dead = await DeliveryHouse.Open(kind, receiver, storage: storage, services: services => services.AddSingleton<IDatabase>(_ => Mortal(storage)));
        var database = (MortalDatabase)dead.Database;
        var to = await dead.Destination(receiver);
        await dead.Run();
        await dead.Add(to, 1, 2);
        await dead.UntilEmpty(to);
        var added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async (_, http) =>
        {
            await added.Task;
            database.IsDead = true;
            await Receiver.Status(http, 204);
        };
        await dead.Add(to, 3, 4, 5);
        added.SetResult();
        await database.Missed.Task;
        var before = receiver.All;
        await dead.DisposeAsync();
        receiver.Answer = static (_, http) => Receiver.Status(http, 204);

        await using var next = await DeliveryHouse.Open(kind, receiver, storage: storage);
        await next.Run();
        await next.UntilEmpty(to);

        Assert.InRange(before.Count, 3, 5);
        Assert.Equal([1, 2, 3, 4, 5], receiver.All.DistinctBy(message => message.Id).Select(message => message.N));
        Assert.Equal([3, 4, 5], receiver.Order[before.Count..]);
        Assert.Equal(5, receiver.All.Select(message => (message.Id, message.Body)).Distinct().Count());
    }

    static MortalDatabase Mortal(TestStorage storage) => new(storage.Kind == DatabaseKind.Postgres
        ? new PostgresDatabase(storage.Database.ConnectionString!)
        : new SqliteDatabase(storage.Folder, TimeProvider.System));
}
