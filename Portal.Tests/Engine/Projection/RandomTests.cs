using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Rows;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>Whatever comes, in whatever batches and with whatever stops between, the unified records are those that an oracle works out from nothing.</summary>
public sealed class RandomTests
{
    static readonly string[] Emails = ["\"a@x\"", "\"A@x \"", "\"b@x\"", "\"c@x\"", "\"d@x\"", "\"e@x\"", "null", "\" \""];

    static readonly EntityDraft Ordered = Customer with
    {
        Precedence = new() { Streams = [Shop, Crm], Fields = new Dictionary<string, IReadOnlyList<long>> { ["phone"] = [Erp] } },
    };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1, 150)]
    [InlineData(DatabaseKind.Sqlite, 2, 150)]
    [InlineData(DatabaseKind.Sqlite, 3, 150)]
    [InlineData(DatabaseKind.Postgres, 4, 80)]
    [InlineData(DatabaseKind.Postgres, 5, 80)]
    public async Task The_unified_records_are_those_of_the_oracle(DatabaseKind kind, int seed, int steps)
    {
        var dice = new Dice(seed);
        var entity = seed % 2 == 0 ? Customer : Ordered;
        await using var house = await Open(kind, entity);
        var oracle = new ProjectionOracle(entity);
        for (var step = 0; step < steps; step++)
        {
            await Commit(house, oracle, dice, step);
            for (var i = dice.Next(4); i > 0; i--) await house.Projector.TakeEvents(dice.Next(9) + 1, Stop);
            if (dice.Next(12) == 0) await house.Restart();
            if (dice.Next(6) == 0) await house.Projector.TakeAgain(dice.Next(5) + 1, Stop);
            if (dice.Next(30) == 0) await house.Projector.Rebuild(Stop);
            if (dice.Next(10) != 0) continue;
            await house.CatchUp(dice.Next(9) + 1);
            Assert.Equal(oracle.Picture(await Ids(house)), await house.Picture());
            await Decide(house, oracle, dice);
        }

        await house.CatchUp(dice.Next(9) + 1);
        var pictures = await house.Pictures();
        Assert.Equal(oracle.Picture(await Ids(house)), pictures.Select(one => one.Picture).Order(StringComparer.Ordinal));
        Assert.True(pictures.Count > 5 && oracle.Verdicts.Count > 0, "The dice fell so that little was tried.");

        await house.Projector.Rebuild(Stop);
        await house.CatchUp(dice.Next(9) + 1);
        Assert.Equal(pictures, await house.Pictures());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 11)]
    [InlineData(DatabaseKind.Sqlite, 12)]
    [InlineData(DatabaseKind.Postgres, 13)]
    public async Task Neither_the_order_of_the_streams_nor_the_size_of_the_batches_matters(DatabaseKind kind, int seed)
    {
        var pictures = new List<IReadOnlyList<string>>();
        foreach (var batch in new[] { 1, 3, 1000 })
        {
            // What each stream says is the same each time; which of them commits next is not.
            var (dice, order) = (new Dice(seed), new Dice(seed * 100 + batch));
            await using var house = await Open(kind, Ordered);
            var left = new[] { Crm, Shop, Erp }.ToDictionary(stream => stream, stream => new Queue<Incoming[]>(Enumerable.Range(0, 12).Select(step => Rows(dice, (step * 3) + (int)stream))));
            while (left.Values.Any(commits => commits.Count > 0))
            {
                var stream = left.Keys.Where(stream => left[stream].Count > 0).ElementAt(order.Next(left.Values.Count(commits => commits.Count > 0)));
                await house.Commit(stream, left[stream].Dequeue());
                if (order.Next(3) == 0) await house.CatchUp(batch);
            }

            await house.CatchUp(batch);
            pictures.Add(await house.Picture());
        }

        Assert.True(pictures[0].Count > 5);
        Assert.All(pictures, picture => Assert.Equal(pictures[0], picture));
    }

    static async Task Commit(ProjectionHouse house, ProjectionOracle oracle, Dice dice, int step)
    {
        // Two steps share a minute, in different streams.
        var stream = ((step / 2) + (step % 2)) % 3 + 1;
        var rows = Rows(dice, step / 2);
        foreach (var row in rows)
        {
            if (row.Act == Act.Delete) oracle.Remove(stream, row.Key);
            else oracle.Put(stream, row.Key, System.Text.Encoding.UTF8.GetString(row.Body.Span), step / 2);
        }

        await house.Commit(stream, rows);
    }

    static Incoming[] Rows(Dice dice, int minute) =>
    [
        .. Enumerable.Range(0, dice.Next(5) + 1).Select(_ => $"k{dice.Next(10)}").Distinct()
            .Select(key => dice.Next(5) == 0 ? Gone(key, minute) : Row(key, Body(dice), minute)),
    ];

    static string Body(Dice dice)
    {
        var fields = new List<string>();
        if (dice.Next(8) > 0) fields.Add($"\"email\":{Emails[dice.Next(Emails.Length)]}");
        if (dice.Next(3) > 0) fields.Add($"\"name\":\"n{dice.Next(4)}\"");
        if (dice.Next(3) > 0) fields.Add(dice.Next(3) == 0 ? "\"phone\":null" : $"\"phone\":\"p{dice.Next(4)}\"");
        if (dice.Next(3) > 0) fields.Add($"\"revenue\":{dice.Next(100) - 50}");
        return $"{{{string.Join(',', fields)}}}";
    }

    static async Task Decide(ProjectionHouse house, ProjectionOracle oracle, Dice dice)
    {
        var holds = await house.Holds.List(stop: Stop);
        Assert.Equal(oracle.Verdicts.Count, holds.Count(hold => hold.Verdict is not null));
        if (holds.Count == 0 || dice.Next(2) == 0) return;
        var hold = holds[dice.Next(holds.Count)];
        var approves = dice.Next(2) == 0;
        oracle.Verdicts[hold.Value] = approves ? HoldVerdict.Approved : HoldVerdict.Split;
        Assert.Null((approves ? await house.Holds.Approve(Ada, Customers, hold.Value, Stop) : await house.Holds.Split(Ada, Customers, hold.Value, Stop)).Refusal);
    }

    static async Task<IReadOnlyDictionary<(long, string), long>> Ids(ProjectionHouse house)
    {
        await using var db = house.Database.Read();
        return await db.Set<RecordRow>().ToDictionaryAsync(record => (record.Stream, record.Key), record => record.Id, Stop);
    }

    /// <summary>The same on every machine and in every version.</summary>
    sealed class Dice(int seed)
    {
        ulong _state = (ulong)seed;

        public int Next(int sides) => (int)((_state = Bench.Ceilings.BenchRecords.Mix(_state)) % (ulong)sides);
    }
}
