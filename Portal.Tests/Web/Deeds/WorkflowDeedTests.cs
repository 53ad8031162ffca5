using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Triggers;
using Portal.Tests.Web.Features.Api;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Deeds;

/// <summary>What is said before a workflow or one of its callbacks goes is what happens.</summary>
public sealed class WorkflowDeedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removing_one_takes_the_history_of_its_gate_what_waits_for_it_its_callbacks_and_their_messages_and_nothing_that_is_read()
    {
        await using var house = await ApiHouse.Open();
        await house.Bring("invoice", ("7", """{"number":"R-7"}"""));
        var (gone, stays) = (await house.RegisterPaused("churn-watch", Keeps.All), await house.RegisterPaused("mailer", Keeps.All));
        using var agent = await house.Agent(house.Only("customer"));
        foreach (var workflow in new[] { gone, stays })
        {
            Assert.NotNull((await house.Get<TriggerDesk>().Take(workflow, "order-1", "{}", Stop)).Value.Waits);
            await Message(house, await Callback(house, workflow));
        }

        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync(new Uri(Urls.ApiGate("churn-watch"), UriKind.Relative), Stop)).StatusCode);
        Assert.Null((await house.Workflows.Remove(house.Ada.AsActor(), gone.Id, Stop)).Refusal);

        using var answer = await agent.GetAsync(new Uri(Urls.ApiGate("churn-watch"), UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.NotFound, "workflow-unknown"), (answer.StatusCode, (await ApiHouse.Json(answer)).GetProperty("code").GetString()));
        Assert.Equal((0, 1), (await house.Get<TriggerDesk>().Waiting(gone.Id, Stop), await house.Get<TriggerDesk>().Waiting(stays.Id, Stop)));
        await using var db = house.Get<IDatabase>().Read();
        Assert.Equal([stays.Id], await db.Set<Destination>().Select(destination => destination.OwnerId).ToListAsync(Stop));
        Assert.Equal(1, await db.Set<OutboxMessage>().CountAsync(Stop));
        Assert.Equal(1, await db.Set<RecordRow>().CountAsync(record => !record.Deleted, Stop));
        Assert.NotEmpty(await db.Set<Feed>().ToListAsync(Stop));
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Action == "workflow.removed").ToListAsync(Stop);
        Assert.Equal(["destination", "workflow"], entries.Select(entry => entry.TargetKind).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(house.Ada.Name, entry.Who));
    }

    [Fact]
    public async Task Removing_a_callback_takes_what_waits_for_it_and_the_log_of_what_was_sent()
    {
        await using var house = await ApiHouse.Open();
        var workflow = await house.RegisterPaused("churn-watch");
        var (gone, stays) = (await Callback(house, workflow), await Callback(house, workflow));
        await Message(house, gone);
        await Message(house, stays);

        Assert.Null((await house.Get<Destinations>().Remove(house.Ada.AsActor(), gone, Stop)).Refusal);

        Assert.Null(await house.Get<Destinations>().Find(gone, Stop));
        Assert.Empty(await house.Get<MessageDesk>().Page(gone, 0, 10, stop: Stop));
        Assert.Single(await house.Get<MessageDesk>().Page(stays, 0, 10, stop: Stop));
        await using var db = house.Get<IDatabase>().Read();
        Assert.Equal([stays], await db.Set<DestinationQueue>().Select(queue => queue.Destination).ToListAsync(Stop));
        Assert.Equal(("destination", house.Ada.Name), await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "destination.removed", Stop) is var entry ? (entry.TargetKind, entry.Who) : default);
    }

    [Fact]
    public async Task A_message_that_is_dropped_waits_no_more_lets_those_after_it_go_on_and_can_be_sent_again()
    {
        await using var house = await ApiHouse.Open();
        var callback = await Callback(house, await house.RegisterPaused("churn-watch"));
        // The gate tells of itself too, in its own time.
        string[] mine = [await Message(house, callback), await Message(house, callback)];
        var (desk, ada) = (house.Get<MessageDesk>(), house.Ada.AsActor());
        async Task<IReadOnlyList<OutboxMessage>> Mine() => [.. (await desk.Page(callback, 0, 10, stop: Stop)).Select(logged => logged.Message).Where(message => mine.Contains(message.Id))];
        async Task<long> Waiting() => (await house.Get<Destinations>().Find(callback, Stop))!.Queue.Waiting - (await desk.Page(callback, 0, 10, stop: Stop)).Count(logged => !mine.Contains(logged.Message.Id));
        var dropped = (await Mine())[^1];

        Assert.Null((await desk.Drop(ada, dropped.Id, Stop)).Refusal);

        Assert.Equal([MessageState.Waiting, MessageState.Dropped], (await Mine()).Select(message => message.State));
        Assert.Equal(1, await Waiting());
        await using var db = house.Get<IDatabase>().Read();
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "message.dropped", Stop);
        Assert.Equal(("destination", $"{callback}", ada.Name), (entry.TargetKind, entry.TargetId, entry.Who));
        Assert.Contains(dropped.Id, entry.After, StringComparison.Ordinal);

        Assert.Equal(TimeSpan.FromDays(14), house.Get<DeliveryOptions>().KeepFor);
        Assert.Null((await desk.SendAgain(ada, dropped.Id, Stop)).Refusal);
        Assert.Equal(2, await Waiting());
    }

    static async Task<long> Callback(ApiHouse house, Workflow workflow)
    {
        var made = (await house.Get<Destinations>().Create(house.Ada.AsActor(), "workflow", workflow.Id, "https://hooks.example.com/portal", Stop)).Value;
        Assert.Null((await house.Get<Destinations>().Pause(house.Ada.AsActor(), made.Destination.Id, "They move house.", Stop)).Refusal);
        return made.Destination.Id;
    }

    /// <returns>Its id.</returns>
    static async Task<string> Message(ApiHouse house, long destination)
    {
        using var data = JsonDocument.Parse("{}");
        return await house.Get<IDatabase>().Write(async db =>
        {
            var id = (await house.Get<Outbox>().Add(db, destination, "workflow.gate.changed", data.RootElement, Stop)).Value;
            await db.SaveChangesAsync(Stop);
            return id;
        }, WritePriority.Program, Stop);
    }
}
