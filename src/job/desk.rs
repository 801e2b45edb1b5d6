//! Answers questions: finds the pack, runs the model, keeps nothing but parsed packs.
