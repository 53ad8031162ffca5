using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Audit;

public static class AuditRoom
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<Changes>()
        .AddSingleton<AuditLog>();
}
