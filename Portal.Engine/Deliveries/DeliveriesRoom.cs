using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries;

/// <summary>Signed messages to addresses of others. It knows nothing of what they tell.</summary>
public static class DeliveriesRoom
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services, DeliveryOptions? options = null)
    {
        services.TryAddSingleton<RetrySchedule>();
        services.TryAddSingleton(options ?? new DeliveryOptions());
        return services
            .AddSingleton<DeliveryNews>()
            .AddSingleton<Outbox>()
            .AddSingleton<SigningSecrets>()
            .AddSingleton<DestinationAddress>()
            .AddSingleton<Messenger>()
            .AddSingleton<DeliveryBook>()
            .AddSingleton<Courier>()
            .AddSingleton<MessageDesk>()
            .AddSingleton(provider => new Destinations(
                provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<Changes>(), provider.GetRequiredService<DestinationAddress>(),
                provider.GetRequiredService<SigningSecrets>(), provider.GetRequiredService<Messenger>(), provider.GetRequiredService<DeliveryNews>()))
            .AddHostedService<DeliveryLoop>()
            .AddHostedService<DeliveryTrim>();
    }
}
