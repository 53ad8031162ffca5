using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Engine.Audit;

namespace Portal.Engine.People;

public static class PeopleRoom
{
    /// <summary>Changes of people are few and depend on one another (the last admin, a link that is good once), so they go one by one.</summary>
    internal const string Lock = "people";

    public static IServiceCollection AddPeople(this IServiceCollection services, SignInOptions options)
    {
        // The log goes to the standard output, where a collector may expect nothing but JSON; this is for a person.
        services.TryAddSingleton(Console.Error);
        return services
            .AddSingleton(options)
            .AddSingleton<IMayChange, OnlyAdmins>()
            .AddSingleton<Rights>()
            .AddSingleton<Passwords>()
            .AddSingleton<TryCounter>()
            .AddSingleton<PhantomAccounts>()
            .AddSingleton<PeopleChanged>()
            .AddSingleton<PeopleDirectory>()
            .AddSingleton<Invitations>()
            .AddSingleton<FirstAdmin>()
            .AddSingleton<LocalSignIn>()
            .AddSingleton<ExternalSignIn>()
            .AddSingleton<Sessions>();
    }
}
