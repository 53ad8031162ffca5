using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Portal.Engine.Secrets;

namespace Portal.Engine.Configuration;

/// <summary>
/// Reads a section into a settings record: every key must be known and every value must fit its type.
/// It lists all problems instead of stopping at the first, because an operator wants to mend them in one go.
/// </summary>
public static class StrictSettings
{
    public static T Read<T>(IConfigurationSection section, SettingsProblems problems) where T : new()
    {
        var record = (T)ReadRecord(typeof(T), section, problems);
        Check(record!, section.Path, problems);
        return record;
    }

    static void Check(object record, string key, SettingsProblems problems)
    {
        (record as IChecked)?.Check(key, problems);
        foreach (var property in record.GetType().GetProperties().Where(property => IsRecordOfSettings(property.PropertyType)))
        {
            if (property.GetValue(record) is { } nested) Check(nested, $"{key}:{property.Name}", problems);
        }
    }

    static object ReadRecord(Type type, IConfigurationSection section, SettingsProblems problems)
    {
        var record = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToArray();
        foreach (var child in section.GetChildren())
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null) problems.Add(child.Path, $"there is no such setting. {Suggestion(child.Key, properties)}");
            else if (ReadValue(property.PropertyType, child, problems) is { } value) property.SetValue(record, value);
        }

        return record;
    }

    static object? ReadValue(Type type, IConfigurationSection section, SettingsProblems problems)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(IReadOnlyList<string>)) return ReadList(section);
        if (plain == typeof(IReadOnlyList<Secret>)) return ReadList(section).Select(text => new Secret(text)).ToArray();
        if (IsRecordOfSettings(plain)) return ReadNested(plain, section, problems);
        if (section.Value is not { } text)
        {
            if (section.GetChildren().Any()) problems.Add(section.Path, "this is one value, not a group of settings.");
            return null;
        }

        // An empty variable is how a shell says "not set".
        if (text.Length == 0) return null;
        return Parse(plain, text, out var value) ? value : Unfit(plain, section, problems);
    }

    static object? Unfit(Type type, IConfigurationSection section, SettingsProblems problems)
    {
        // The value is not repeated: it may be a secret that was put under the wrong key.
        problems.Add(section.Path, $"the value is not {Describe(type)}.");
        return null;
    }

    static object? ReadNested(Type type, IConfigurationSection section, SettingsProblems problems)
    {
        if (string.IsNullOrEmpty(section.Value)) return ReadRecord(type, section, problems);
        problems.Add(section.Path, $"this is a group of settings, not one value. Set one of {Names(type.GetProperties())} below it.");
        return null;
    }

    /// <summary>A list is given as children (a JSON array) or as one text with commas (an environment variable).</summary>
    static string[] ReadList(IConfigurationSection section) => section.Value is { } text
        ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [.. section.GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(item => item.Length > 0)];

    static bool IsRecordOfSettings(Type type) =>
        type.IsClass && type != typeof(Uri) && !TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    static bool Parse(Type type, string text, out object? value)
    {
        value = null;
        if (type == typeof(Uri))
        {
            value = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
            return value is not null;
        }

        // Enum.Parse takes numbers and lists of flags too; a setting is one of the names.
        if (type.IsEnum && !Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase)) return false;
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFrom(null, CultureInfo.InvariantCulture, text);
            return value is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    static string Describe(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(TimeSpan) => "a time span such as 00:15:00",
        _ when type == typeof(Uri) => "a full address such as https://portal.example.com",
        _ => $"a {type.Name}",
    };

    static string Suggestion(string key, PropertyInfo[] properties) => Nearest.To(key, properties.Select(property => property.Name)) is { } near
        ? $"Did you mean {near}?"
        : $"The settings here are {Names(properties)}.";

    static string Names(IEnumerable<PropertyInfo> properties) => string.Join(", ", properties.Select(property => property.Name));
}
