using System.CommandLine;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary>An option that takes one value of the vocabulary.</summary>
/// <typeparam name="T">A proto enum.</typeparam>
internal sealed class VocabularyOption<T> : Option<T> where T : struct, Enum
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means; the values are added.</param>
    public VocabularyOption(string name, string description)
        : base(name)
    {
        var tokens = string.Join(", ", Vocabulary.Tokens<T>());
        Description = $"{description}: {tokens}";
        HelpName = name.TrimStart('-').ToUpperInvariant();
        CompletionSources.Add(_ => Vocabulary.Tokens<T>().Select(token => new System.CommandLine.Completions.CompletionItem(token)));
        CustomParser = result =>
        {
            if (Vocabulary.TryParse<T>(result.Tokens[0].Value, out var value))
            {
                return value;
            }

            result.AddError($"{name}: \"{result.Tokens[0].Value}\" is not known; use one of {tokens}.");
            return default;
        };
    }
}
