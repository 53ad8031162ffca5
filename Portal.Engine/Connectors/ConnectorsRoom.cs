using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Connectors;

public static class ConnectorsRoom
{
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services.AddConnectors(typeof(IConnector).Assembly).AddSingleton<ConnectorTable>();

    internal static IServiceCollection AddConnectors(this IServiceCollection services, Assembly assembly)
    {
        var kinds = assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IConnector)) && type.IsClass && !type.IsAbstract);
        foreach (var kind in kinds) services.AddSingleton(typeof(IConnector), kind);
        return services;
    }
}
