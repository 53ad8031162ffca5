using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Suggesting;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;

namespace Portal.Engine.Connecting;

/// <summary>What a system has and how it wants to be asked, found out by trying.</summary>
public static class ConnectingRoom
{
    public static IServiceCollection AddConnecting(this IServiceCollection services) => services
        .AddSingleton<ConnectionTest>()
        .AddSingleton<AnswerLook>()
        .AddSingleton<Trial>()
        .AddSingleton<PathHints>()
        .AddSingleton<UnfinishedStreams>()
        .AddSingleton<PickedLists>()
        .AddSingleton<ListSuggestions>();
}
