using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Bench.Read;

/// <summary>What reading needs beside records: a promise, so that they are fresh, and an agent that may ask as often as an agent ever may.</summary>
static class Preparation
{
    const int Often = 1_000_000;

    /// <returns>The agent's key.</returns>
    public static async Task<string> Make(TestStorage storage, CancellationToken stop)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([.. storage.Settings]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(stop);
        await services.GetRequiredService<CredentialsStart>().Open(stop);
        await services.GetRequiredService<IDatabase>().Write(db => db.Set<Stream>().ExecuteUpdateAsync(set => set.SetProperty(stream => stream.Tolerance, TimeSpan.FromDays(1)), stop), WritePriority.Program, stop);
        var now = TimeProvider.System.GetUtcNow();
        var person = new Person { Id = Guid.CreateVersion7(now), Email = "ada@example.org", Name = "Ada", Role = Role.Admin, Stamp = "", CreatedAt = now };
        await services.GetRequiredService<IDatabase>().Write(db =>
        {
            db.Add(person);
            return db.SaveChangesAsync(stop);
        }, WritePriority.Program, stop);
        var draft = new AgentDraft("Reader", "Reads as fast as it can.", person.Id, Scope.All) { RequestsPerMinute = Often };
        return (await services.GetRequiredService<AgentDesk>().Create(Actor.Portal, draft, stop: stop)).Value.Key.Reveal();
    }
}
