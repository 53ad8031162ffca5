using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Tests.Bench.Ceilings;

/// <summary>Records of about 500 bytes, the same ones always: what the ceiling and ours are both given.</summary>
static class BenchRecords
{
    const string Note = "The quick brown fox jumps over the lazy dog while the five boxing wizards jump quickly, and a mad boxer shot a quick, gloved jab to the jaw of his dizzy opponent; pack my box.";

    public static string Key(long number) => string.Create(CultureInfo.InvariantCulture, $"k{number:D15}");

    /// <param name="number">Which one.</param>
    /// <param name="version">Another version says something else under the same key.</param>
    public static string Json(long number, int version = 0)
    {
        var dice = Mix((ulong)number ^ ((ulong)version << 48));
        var customer = dice % 100_000;
        var status = (dice % 3) switch { 0 => "open", 1 => "paid", _ => "void" };
        return string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{Key(number)}}","type":"invoice","number":"INV-{{number:D9}}","customer":{"id":{{customer}},"name":"Customer {{customer}} & Sons","email":"c{{customer}}@example.org","country":"FR"},"amount":{{dice % 1_000_000}}.{{(dice % 90) + 10}},"currency":"EUR","status":"{{status}}","quantity":{{dice % 500}},"tags":["a{{dice % 7}}","b{{dice % 11}}"],"note":"{{Note}}","version":{{version}},"updated_at":"2026-{{version + 1:D2}}-{{(dice % 28) + 1:D2}}T{{dice % 24:D2}}:{{dice % 60:D2}}:00Z"}""");
    }

    public static byte[] Hash(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));

    /// <summary>SplitMix64: different numbers give different, scattered ones.</summary>
    public static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
