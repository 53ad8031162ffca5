using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Running;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Persistence;

/// <summary>A database from the time when feeds knew intervals alone.</summary>
public sealed class ScheduleMigrationTests
{
    static readonly DateTimeOffset Then = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_ran_every_so_often_goes_on_doing_so(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        var spans = new TimeSpan?[] { TimeSpan.FromSeconds(90), TimeSpan.FromHours(26), TimeSpan.FromDays(30), null };
        await test.Database.Write(async db =>
        {
            db.Add(new Source { Id = 1, Name = "CRM", Environment = SourceEnvironment.Mock, Address = new("https://crm.example.com"), Auth = SourceAuth.None, CreatedAt = Then });
            db.Add(new Entity { Id = 1, Name = "person", Label = "Person", Kind = EntityKind.Keyed, Fields = [new("name", FieldType.Text)], CreatedAt = Then });
            db.Add(new Stream { Id = 1, SourceId = 1, Name = "People", EntityId = 1, CreatedAt = Then });
            foreach (var (number, _) in spans.Index()) db.Add(new Feed { Id = number + 1, StreamId = 1, Name = $"Feed {number}", Connector = "rest", Settings = "{}", Mapping = "{}", Schedule = Schedule.WhenAsked, ScheduledAt = Then, CreatedAt = Then });
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Program, Stop);
        var type = kind == DatabaseKind.Sqlite ? "TEXT" : "interval";
        string[] back =
        [
            $"ALTER TABLE feeds ADD COLUMN every {type} NULL", "ALTER TABLE feeds DROP COLUMN schedule", "DROP TABLE unfinished_streams",
            $"DELETE FROM {(kind == DatabaseKind.Sqlite ? "__EFMigrationsHistory" : "\"__EFMigrationsHistory\"")} WHERE {(kind == DatabaseKind.Sqlite ? "MigrationId" : "\"MigrationId\"")} LIKE '%_Desk'",
            // As each of them keeps a span.
            .. spans.Index().Where(one => one.Item is not null).Select(one => $"UPDATE feeds SET every = '{(kind == DatabaseKind.Sqlite ? $"{one.Item:c}" : $"{one.Item:%d} days {one.Item:hh\\:mm\\:ss}")}' WHERE id = {one.Index + 1}"),
        ];
        foreach (var sql in back) await test.Database.Write(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal), Stop), WritePriority.Program, Stop);

        await test.Restart();

        await using var now = test.Database.Read();
        var schedules = await now.Set<Feed>().OrderBy(feed => feed.Id).Select(feed => feed.Schedule).ToListAsync(Stop);
        Assert.Equal(spans.Select(span => span is { } every ? Schedule.Each(every) : Schedule.WhenAsked), schedules);
    }
}
