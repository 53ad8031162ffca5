namespace Portal.Engine.Configuration;

/// <summary>A settings record that knows what is wrong with itself beyond the type of each value.</summary>
public interface IChecked
{
    /// <param name="key">The key of this record, such as "Portal:Database"; problems name keys below it.</param>
    /// <param name="problems">Where to add what is wrong.</param>
    void Check(string key, SettingsProblems problems);
}
