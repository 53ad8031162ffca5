using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Platform.Metrics;

/// <summary>Whoever may read the metrics: this machine, a collector with the token, an admin.</summary>
sealed record MetricsRequirement : IAuthorizationRequirement;
