using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;

namespace Portal.Web.Commands;

/// <summary>The way back when no admin can sign in: it makes somebody an admin and prints a link for them.</summary>
sealed class RecoverCommand : ICommand
{
    public string Name => "recover";

    public string Usage => "<email>";

    public string Help => "Makes this person an admin again and prints a link to choose a password (on SQLite: while the portal is stopped).";

    public async Task<int> Run(CommandCall call, CancellationToken stop)
    {
        if (call.Words is not [var email])
        {
            await call.Errors.WriteLineAsync($"Say whom: {Name} {Usage}");
            return CommandTable.AskedWrongly;
        }

        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(call.Options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(stop);
        await services.GetRequiredService<CredentialsStart>().Open(stop);
        var actor = new Actor(null, $"{Environment.UserName} (system user)", null);
        var outcome = await services.GetRequiredService<Invitations>().Recover(actor, email, stop);
        if (!outcome.Succeeded(out var link, out var refusal))
        {
            await call.Errors.WriteLineAsync(refusal.Message);
            return 1;
        }

        var portal = call.Options.PublicUrl ?? Listening.Reach(Listening.Addresses(call.Configuration, call.Options));
        await call.Out.WriteLineAsync($"{link.Person.Name} is an admin. Start the portal and open this link, which is good once and for a day:");
        await call.Out.WriteLineAsync($"  {new Uri(portal, Urls.JoinWith(link.Token.Reveal()))}");
        return 0;
    }
}
