using Microsoft.EntityFrameworkCore;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Audit;

/// <summary>What the audit log says of a change, held on an entity with something shown, something hidden and something left.</summary>
public sealed class ChangesTests
{
    static readonly Actor Ada = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Ada", "192.0.2.7");
    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_entry_says_who_what_when_and_from_where(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        var entity = Entity("crm");

        await Make(test, (db, _) => db.Add(entity));

        var entry = Assert.Single(await Entries(test));
        Assert.Equal(
            new AuditEntry
            {
                Id = entry.Id,
                At = At,
                PersonId = Ada.PersonId,
                Who = "Ada",
                Address = "192.0.2.7",
                Action = "secret.tried",
                TargetKind = "secret",
                TargetId = entity.Id.ToString(),
                TargetName = "crm",
                Search = "ada secret.tried crm",
                After = $$"""{"name":"crm","sealed":"{{Secret.Dots}} (changed)","version":1}""",
            },
            entry);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_change_shows_what_changed_before_and_after_and_hides_what_is_secret(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));

        await Make(test, (db, there) =>
        {
            (there!.Version, there.Sealed, there.ChangedAt) = (2, "other", At.AddDays(1));
        });

        var entry = (await Entries(test))[0];
        Assert.Equal($$"""{"sealed":"{{Secret.Dots}}","version":1}""", entry.Before);
        Assert.Equal($$"""{"sealed":"{{Secret.Dots}} (changed)","version":2}""", entry.After);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Bookkeeping_alone_and_a_change_to_the_same_are_no_entries(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));

        await Make(test, (_, there) => there!.ChangedAt = At.AddDays(1));
        await Make(test, (_, there) => there!.Version = 1);

        Assert.Single(await Entries(test));
        Assert.Equal(At.AddDays(1), (await Find(test))!.ChangedAt);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_gone_is_shown_as_it_was(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));

        await Make(test, (db, there) => db.Remove(there!));

        var entry = (await Entries(test))[0];
        Assert.Equal($$"""{"name":"crm","sealed":"{{Secret.Dots}}","version":1}""", entry.Before);
        Assert.Null(entry.After);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_refusal_keeps_nothing_not_even_what_a_statement_did(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));

        var outcome = await new Changes(test.Database, new TestClock(At), []).Make<Done>(Ada, "secret.tried", async (db, trail) =>
        {
            await db.Set<VaultEntry>().ExecuteDeleteAsync(Stop);
            db.Add(Entity("other"));
            trail.Note("secret.noted", Entity("other"));
            return new NoSuchSecret("crm");
        }, Stop);

        Assert.Equal(new NoSuchSecret("crm"), outcome.Refusal);
        Assert.Equal("crm", (await Find(test))!.Name);
        Assert.Single(await Entries(test));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Work_that_saves_behind_the_back_of_the_audit_log_fails_and_keeps_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new Changes(test.Database, new TestClock(At), []).Make<Done>(Ada, "secret.tried", async (db, _) =>
        {
            db.Add(Entity("crm"));
            await db.SaveChangesAsync(Stop);
            return default(Done);
        }, Stop));

        Assert.Null(await Find(test));
        Assert.Empty(await Entries(test));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Work_that_fails_keeps_neither_the_change_nor_its_entry(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));

        // The name is taken, which only the database finds out, after the entry was added.
        await Assert.ThrowsAsync<DbUpdateException>(() => Make(test, (db, _) => db.Add(Entity("crm"))));

        Assert.Single(await Entries(test));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await Make(test, (db, _) => db.Add(Entity("crm")));
        var before = Assert.Single(await Entries(test));

        string[] attempts = ["UPDATE audit_entries SET who = 'Eve'", "DELETE FROM audit_entries", .. kind == DatabaseKind.Postgres ? ["TRUNCATE audit_entries"] : Array.Empty<string>()];
        foreach (var sql in attempts)
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => test.Database.Write(db => db.Database.ExecuteSqlRawAsync(sql, Stop), WritePriority.Person, Stop));
            Assert.Contains("append-only", refused.ToString());
        }

        Assert.Equal(before, Assert.Single(await Entries(test)));
    }

    static async Task Make(TestDatabase test, Action<PortalDb, VaultEntry?> change)
    {
        var outcome = await new Changes(test.Database, new TestClock(At), []).Make<Done>(Ada, "secret.tried", async (db, _) =>
        {
            change(db, await db.Set<VaultEntry>().SingleOrDefaultAsync(Stop));
            return default(Done);
        }, Stop);
        Assert.Null(outcome.Refusal);
    }

    static VaultEntry Entity(string name) =>
        new() { Id = Guid.CreateVersion7(At), Name = name, Version = 1, Sealed = "planted", CreatedAt = At, ChangedAt = At };

    static async Task<VaultEntry?> Find(TestDatabase test)
    {
        await using var db = test.Database.Read();
        return await db.Set<VaultEntry>().SingleOrDefaultAsync(Stop);
    }

    static async Task<IReadOnlyList<AuditEntry>> Entries(TestDatabase test) =>
        await AsyncEnumerable.ToListAsync(new AuditLog(test.Database).Export(new AuditFilter(), Stop), Stop);
}
