using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Entities;

public static class EntitiesRoom
{
    /// <summary>Entities change one by one. Whoever begins to hold on to one shares it, so that the entity does not go meanwhile.</summary>
    internal const string Lock = "entities";

    public static IServiceCollection AddEntities(this IServiceCollection services) => services.AddSingleton<EntityModel>();
}
