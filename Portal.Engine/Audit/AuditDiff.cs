using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Portal.Engine.Secrets;

namespace Portal.Engine.Audit;

/// <summary>What of an entity changed, as two JSON objects with the same properties.</summary>
sealed record AuditDiff(string? Before, string? After)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="entry">What is about to be saved.</param>
    /// <param name="said">What somebody said to it, which stands beside what is another now.</param>
    public static AuditDiff? Of(EntityEntry entry, (string Name, string Text)? said = null) => entry.State switch
    {
        EntityState.Added => new(null, Text(entry, property => property.CurrentValue, property => property.CurrentValue is not null, isAfter: true)),
        EntityState.Deleted => new(Text(entry, property => property.OriginalValue, property => property.OriginalValue is not null, isAfter: false), null),
        EntityState.Modified when entry.Properties.Any(property => property.IsModified && How(property) != AuditHow.Left) => new(
            Text(entry, property => property.OriginalValue, property => property.IsModified, isAfter: false),
            Text(entry, property => property.CurrentValue, property => property.IsModified, isAfter: true, said)),
        _ => null,
    };

    static string Text(EntityEntry entry, Func<PropertyEntry, object?> value, Func<PropertyEntry, bool> included, bool isAfter, (string Name, string Text)? said = null)
    {
        var shown = entry.Properties
            .Where(property => !property.Metadata.IsPrimaryKey() && How(property) != AuditHow.Left && included(property))
            .ToDictionary(
                property => JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name),
                property => How(property) == AuditHow.Hidden ? Hide(value(property), isAfter) : value(property));
        if (said is var (name, text)) shown[name] = text;
        return JsonSerializer.Serialize(shown, Json);
    }

    static string? Hide(object? value, bool isAfter) => value is null ? null : isAfter ? $"{Secret.Dots} (changed)" : Secret.Dots;

    static AuditHow How(PropertyEntry property) =>
        property.Metadata.PropertyInfo?.GetCustomAttribute<AuditHowAttribute>()?.How ?? AuditHow.Shown;
}
